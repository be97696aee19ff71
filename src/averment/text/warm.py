"""Load the language models, once, in the process from which readers are forked."""

from typing import Final

from averment.text.language import language_of

SAMPLES: Final = (  # one in each script of the models that are slow to load
    "The harbour office published its figures for the past month on Monday morning.",
    "Управление порта опубликовало данные в понедельник.",
    "نشرت إدارة الميناء أرقامها يوم الاثنين.",
    "נציבות הנמל פרסמה את נתוניה ביום שני.",
)


def warm() -> None:
    """Run the detector over each script, which loads its models."""
    for sample in SAMPLES:
        language_of(sample)
