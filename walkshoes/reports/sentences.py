"""The ledger in plain sentences: what the walk took, said to the person who walked it.

Counts only; nothing is praised or blamed, and nothing is said where there is nothing to say. There is a lot to count,
so the sentences stand under small headings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from walkshoes.journey.clock import minutes_text
from walkshoes.journey.ledger import Ledger
from walkshoes.scenario.times import DAY

_MINUTES = {
    "waiting": "waiting",
    "listening": "listening to recordings",
    "menus": "in menus",
    "keying": "keying numbers",
    "talking": "in conversation",
    "telling": "telling what has happened",
    "reading": "reading",
    "writing": "writing",
    "deciding": "deciding what to do",
    "travelling": "on the way",
}
_WORTH_SAYING_MS = 30_000
_QUESTIONS = ("what ", "who ", "how ", "why ", "when ", "where ")
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences about one thing, under its heading."""

    heading: str
    sentences: tuple[str, ...]


def ledger_groups(
    ledger: Ledger,
    labels: Mapping[str, str],
    titles: Mapping[str, str] = MappingProxyType({}),
    hurried: Sequence[str] = (),
) -> tuple[Group, ...]:
    """What a ledger says, under headings; where there is nothing to say there is no heading either.

    `labels` says what each fact of the file is called, `titles` what each company is; `hurried` are the sentences
    about waits that were given up while they ran faster than life.
    """
    groups = {
        "Your time": _time(ledger),
        "Getting through": _getting_through(ledger, hurried),
        "What you were asked": _asking(ledger, labels),
        "What you wrote, and what came": _messages(ledger),
        "Who dealt with it": _dealing(ledger),
        "What was promised": _promises(ledger),
        "Company by company": _by_company(ledger, titles),
        "What comes of it": _afterwards(ledger),
        "What was made easier": _allowed(ledger),
    }
    made = (Group(heading, tuple(sentences)) for heading, sentences in groups.items())
    return tuple(group for group in made if group.sentences)


def ledger_sentences(
    ledger: Ledger,
    labels: Mapping[str, str],
    titles: Mapping[str, str] = MappingProxyType({}),
    hurried: Sequence[str] = (),
) -> list[str]:
    """The same without the headings."""
    return [sentence for group in ledger_groups(ledger, labels, titles, hurried) for sentence in group.sentences]


def in_words(number: int) -> str:
    """`four`, `36`, `1,204`: in words up to twelve."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """`one call`, `four calls`, `36 digits`: the number in words up to twelve."""
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def times(number: int) -> str:
    """`once`, `twice`, `four times`, `36 times`."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def as_sentence(text: str) -> str:
    """The text with a capital letter and a full stop."""
    return text[:1].upper() + text[1:] + "."


def _time(made: Ledger) -> Iterator[str]:
    if made.given_ms:
        yield as_sentence(f"it took {minutes_text(made.given_ms)} of your attention")
    kinds = sorted(made.minutes_ms.items(), key=lambda kind: -kind[1])
    spent = [
        f"{minutes_text(ms)} {_MINUTES[kind]}" for kind, ms in kinds if ms >= _WORTH_SAYING_MS and kind in _MINUTES
    ]
    rest = made.given_ms - sum(ms for kind, ms in kinds if ms >= _WORTH_SAYING_MS and kind in _MINUTES)
    if len(spent) > 1:
        spent += [f"{minutes_text(rest)} on the rest"] if rest >= _WORTH_SAYING_MS else []
        yield as_sentence(f"of that you spent {listed(spent)}")
    days = made.calendar_ms // DAY
    if days:
        yield as_sentence(f"on the calendar it went on for {counted(days, 'day')}")


def _getting_through(made: Ledger, hurried: Sequence[str]) -> Iterator[str]:
    how = [
        f"rang {times(made.calls)}" if made.calls else "",
        f"queued {times(made.queues)}" if made.queues else "",
        f"were put on hold {times(made.holds)}" if made.holds else "",
        f"went through {counted(made.menus, 'menu')}" if made.menus else "",
    ]
    if any(how):
        yield as_sentence(f"you {listed([part for part in how if part])}")
    if made.drops:
        yield as_sentence(f"the company's end went dead {times(made.drops)}")
    if made.hang_ups:
        yield as_sentence(f"you hung up, or walked away, {times(made.hang_ups)}")
    yield from hurried
    if made.found_closed:
        yield as_sentence(f"you stood {times(made.found_closed)} before a closed door")
    if made.switches:
        lost = made.switches_without_context
        known = f"; {times(lost)} nothing of what you had said was known there" if lost else ""
        yield as_sentence(f"you changed {times(made.switches)} from one channel to another{known}")


def _asking(made: Ledger, labels: Mapping[str, str]) -> Iterator[str]:
    for fact, asked in sorted(made.asked.items(), key=lambda one: -one[1]):
        again = made.asked_again.get(fact, 0)
        if again:
            label = labels.get(fact, fact.replace("_", " "))
            what = label if label.startswith(_QUESTIONS) else f"for your {label}"
            yield as_sentence(f"you were asked {what} {times(asked)}, {_after_answering(again, asked)}")
    if made.digits_keyed:
        yield as_sentence(f"you keyed or read out {counted(made.digits_keyed, 'digit')}{_again(made.digits_rekeyed)}")
    if made.words_told:
        told = counted(made.words_told, "word")
        yield as_sentence(f"you used {told} to say what had happened{_again(made.words_retold)}")
    if made.slips:
        yield as_sentence(f"{times(made.slips)} you said nothing in time, or what was not taken")


def _messages(made: Ledger) -> Iterator[str]:
    if made.messages_sent or made.messages_received:
        wrote = f"you wrote {times(made.messages_sent)}" if made.messages_sent else "you did not write"
        came = counted(made.messages_received, "message") if made.messages_received else "nothing"
        machine = f", {in_words(made.automatic)} of them from a machine" if made.automatic else ""
        yield as_sentence(f"{wrote}, and {came} came{machine}")
    if made.unsigned:
        yield as_sentence(f"nobody's name stood under {_of(made.unsigned, made.messages_received)}")
    if made.unanswered:
        yield as_sentence(f"{_of(made.unanswered, made.messages_sent, 'of yours')} had no answer")
    if made.references > 1:
        yield as_sentence(f"you were given {counted(made.references, 'reference number')}")
    if made.seen_by:
        yield as_sentence(f"what you wrote in public was seen by {counted(made.seen_by, 'person', 'people')}")
    if made.sent_to_private:
        yield as_sentence(f"you were asked {times(made.sent_to_private)} to go on where nobody else can see it")


def _dealing(made: Ledger) -> Iterator[str]:
    if made.people:
        named = f"; a name was given {times(made.names_given)}" if made.names_given else "; no name was given"
        yield as_sentence(f"you spoke to {counted(made.people, 'person', 'people')}{named}")
    for moves, what in (
        (made.transfers, "you were put through"),
        (made.hand_overs, "you passed from one team to another"),
    ):
        total = sum(moves.values())
        if not total:
            continue
        cold = moves.get("cold", 0)
        without = ""
        if cold == total:
            without = ", with nothing passed on" if total == 1 else ", each time with nothing passed on"
        elif cold:
            without = f", {times(cold)} with nothing passed on"
        yield as_sentence(f"{what} {times(total)}{without}")
    if made.cannot:
        yield as_sentence(f"you were told {times(made.cannot)} what could not be done")
    if made.deflections:
        yield as_sentence(f"you were sent to somebody else {times(made.deflections)}")
    if made.generic:
        yield as_sentence(f"you were given {counted(made.generic, 'answer')} that could have been for anybody")
    if made.same_article_again:
        yield as_sentence(f"you were given the same article again {times(made.same_article_again)}")
    if made.check_ins:
        yield as_sentence(f"they got in touch {times(made.check_ins)} though nothing was wrong")
    if made.people or made.calls or made.messages_sent:
        owner = f"at the end {made.owner} owned it" if made.owner else "at the end nobody owned it"
        yield as_sentence(owner)


def _promises(made: Ledger) -> Iterator[str]:
    kinds = (
        (made.promises_kept, "kept"),
        (made.promises_late, "kept late"),
        (made.promises_broken, "not kept"),
        (made.promises_open, "still open"),
    )
    came = [f"{in_words(number)} {how}" for number, how in kinds if number]
    if made.promises_made:
        promised = counted(made.promises_made, "thing")
        yield as_sentence(f"you were promised {promised}{': ' if came else ''}{listed(came)}")
    if made.promises_made and made.promises_without_a_time:
        of_them = f"{in_words(made.promises_without_a_time)} of them"
        yield as_sentence(f"you were given no time for {'it' if made.promises_made == 1 else of_them}")
    if made.chased:
        yield as_sentence(f"you asked {times(made.chased)} after something that had not come")


def _by_company(made: Ledger, titles: Mapping[str, str]) -> Iterator[str]:
    """Where there are several companies, what each of them did with what it was sent or told."""
    for name, row in made.companies.items():
        told = [
            f"you wrote {times(row['messages_sent'])}" if row["messages_sent"] else "",
            f"you rang {times(row['calls'])}" if row["calls"] else "",
            f"{counted(by_people, 'answer')} came from a person"
            if (by_people := row["messages_received"] - row["automatic"])
            else "",
            f"a name was given {times(row['names_given'])}" if row["names_given"] else "",
            f"{counted(row['words_retold'], 'word')} told again" if row["words_retold"] else "",
            f"{counted(row['promises_broken'], 'promise')} not kept" if row["promises_broken"] else "",
        ]
        if row["messages_sent"] or row["calls"] or row["people"]:
            title = titles.get(name, name.replace("_", " "))
            yield f"{title}: {listed([part for part in told if part]) or 'you spoke to somebody'}."


def _afterwards(made: Ledger) -> Iterator[str]:
    """What such customers do next: shares that the author assumed, said as such."""
    shares = ((made.leaves, "leave"), (made.recommends, "recommend the company"))
    done = [f"{in_words(round(share * 10))} {what}" for share, what in shares if round(share * 10)]
    if done:
        yield as_sentence(f"of ten customers who end like this, {listed(done)} (assumed)")
    if made.tells:
        yield as_sentence(f"whoever ends like this tells {counted(made.tells, 'other')} (assumed)")


def _allowed(made: Ledger) -> Iterator[str]:
    """What the facilitator made easier, so that nobody compares what cannot be compared."""
    if "paste" in made.allowed:
        yield "The facilitator allowed you to paste."
    if "unhurried" in made.allowed:
        yield "The facilitator gave you all the time you needed to answer."
    elif longer := made.allowed.get("longer", 1) - 1:
        yield as_sentence(f"the facilitator gave you {in_words(longer + 1)} times as long to answer")


def _of(number: int, total: int, whose: str = "of those that came") -> str:
    """`One of those that came`, `all four of those that came`."""
    if number == total:
        return f"{'all ' if number > 1 else ''}{in_words(number)} {whose}"
    return f"{in_words(number)} {whose}"


def _again(number: int) -> str:
    return f", {in_words(number)} of them again" if number else ""


def _after_answering(again: int, asked: int) -> str:
    if asked == 1:
        return "after you had answered"
    return f"{'all' if again == asked else in_words(again)} of them after you had answered"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
