"""Files that come out of mails and archives are kept as exhibits of their own, five containers deep."""

from typing import Final

from averment.evidence import acts, receive_part
from averment.model import Refusal, content_id
from averment.pipeline import surroundings
from averment.pipeline.case import Step, Writer
from averment.pipeline.reading import Result
from averment.store import custody

DEPTH: Final = 5  # containers in containers that are opened


def keep_parts(writer: Writer, step: Step, result: Result) -> None:
    """Keep the files that came out of a mail or an archive as exhibits of their own."""
    container, actor = result.source.sha256, surroundings.actor()
    table = custody.CAPTURES.table
    earlier = {
        (capture.exhibit, capture.path.partition("!")[2])
        for capture in custody.CAPTURES.all(step.session, table.c.container == container)
    }
    for part, path in result.parts:
        if result.source.depth >= DEPTH:
            _refuse_part(step, container, path=f"{result.source.names[0]}!{part.name}")
            continue
        with path.open("rb") as stream:
            exhibit, capture = receive_part(
                writer.vault,
                stream,
                name=part.name.replace("\\", "/").rsplit("/", 1)[-1] or "unnamed",
                path=f"{result.source.names[0]}!{part.name}",
                container=container,
                actor=actor,
                at=surroundings.now(),
            )
        inside = (capture.exhibit, capture.path.partition("!")[2])
        if inside in earlier:
            continue
        earlier.add(inside)
        custody.keep_exhibits(step.session, [exhibit])
        custody.CAPTURES.save(step.session, [capture])
        rule = result.document.reader
        step.acts.append(acts.derived(exhibit, capture, inputs=[container], rule=rule, parameters={}))


def _refuse_part(step: Step, container: str, *, path: str) -> None:
    """Say that a file lies too deep in containers to be taken out."""
    code = "too-deep"
    table = custody.REFUSALS.table
    if custody.REFUSALS.count(step.session, table.c.path == path, table.c.code == code):
        return
    at = surroundings.now()
    detail = f"This lies more than {DEPTH} containers deep; take it out by hand and add it."
    refusal = Refusal(content_id("ref", path, code, at.isoformat()), path, code, detail, at, container)
    custody.REFUSALS.save(step.session, [refusal])
    step.acts.append(acts.refused(refusal, actor=surroundings.actor()))
