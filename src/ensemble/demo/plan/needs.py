"""What must be there before a step can be taken."""

from collections.abc import Iterable, Iterator

from ensemble.demo.plan.steps import (
    Claim,
    Close,
    Cut,
    Decide,
    FallSilent,
    Guide,
    Join,
    LeadToo,
    Make,
    Mix,
    Offer,
    Post,
    Release,
    Start,
    Step,
)


def needs_of(step: Step, before: Iterable[Step]) -> frozenset[str]:
    """Return the names of steps that `step` waits for; `before` come before it in the story."""
    match step:
        case Join():
            return frozenset()
        case Make() | Start():
            return frozenset(_needs_of_new(step))
        case LeadToo(project, who):
            return frozenset({f"join {who}", f"start {project}"})
        case Guide(call, piece) | Offer(piece, call, _) | Decide(piece, call, _, _):
            return frozenset({f"make {piece}", f"start {project_of(call)}"})
        case Close() | Claim() | Post() | FallSilent() | Mix() | Cut() | Release():
            mine = _project_of_step(step)
            return frozenset(each.done for each in before if _project_of_step(each) == mine)


def project_of(call: str) -> str:
    """Return the project in the name of a call."""
    return call.partition("/")[0]


def _needs_of_new(step: Make | Start) -> Iterator[str]:
    yield f"join {step.who}"
    if isinstance(step, Start):
        yield from [f"make {step.start_from}"] if step.start_from else []
        return
    yield from (f"make {piece}" for piece, _how in step.stands_on)
    yield from [f"start {project_of(step.call)}"] if step.call else []


def _project_of_step(step: Step) -> str:
    match step:
        case Join():
            return ""
        case Make() | Guide() | Offer() | Decide() | Close() | Claim():
            return project_of(step.call)
        case Start():
            return step.what
        case LeadToo() | Post() | FallSilent() | Mix() | Cut() | Release():
            return step.project
