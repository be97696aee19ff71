"""Load what every reading needs, once, in the process from which readers are forked."""

from averment.text.language import language_of

SAMPLES = (
    "The harbour office published its figures on Monday.",
    "Управление порта опубликовало данные в понедельник.",
    "نشرت إدارة الميناء أرقامها يوم الاثنين.",
)


def warm() -> None:
    """Import the parsers' libraries and load the language models."""
    for sample in SAMPLES:
        language_of(sample)
