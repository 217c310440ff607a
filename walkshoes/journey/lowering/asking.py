"""A fact asked for: keyed, read out, told, typed or written."""

from walkshoes.journey import program as p
from walkshoes.journey.lowering.draft import Draft
from walkshoes.scenario import conversation

_STOCK_QUESTION = {
    p.Way.KEYED: "key",
    p.Way.SPOKEN: "ask",
    p.Way.TYPED: "ask",
    p.Way.TOLD: "tell",
    p.Way.WRITTEN: "tell",
}


def ask(
    draft: Draft, asking: conversation.Asking, way: p.Way, then: int, *, recorded: bool = False, unasked: bool = False
) -> int:
    """A team asks for a fact, a recording does, or (`unasked`) the customer writes of their own accord."""
    fact = draft.names.fact(asking.fact)
    if way == p.Way.SPOKEN:
        way = _way(draft, told=draft.scenario.customer.facts[asking.fact].told)
    speaker = draft.voice()
    if recorded or way == p.Way.KEYED:
        speaker = p.Speaker.VOICE
    elif unasked:
        speaker = p.Speaker.SCENE
    label = draft.scenario.customer.facts[asking.fact].label
    template = "write" if unasked else _STOCK_QUESTION[way]
    say = asking.say or draft.stock[template].replace("{label}", label)
    keying = asking if isinstance(asking, conversation.Keying) else None
    wrong = draft.slips(asking.wrong, asking.tries, asking.failed, speaker)
    nothing = draft.slips(keying.nothing, keying.tries, keying.failed, speaker) if keying else wrong
    return draft.add(
        p.Ask(
            draft.place,
            draft.team,
            fact,
            way,
            draft.line(say, speaker),
            asking.anyway,
            wrong,
            nothing,
            keying.first_digit if keying else 0,
            keying.between_digits if keying else 0,
            keying.hash_ends if keying else False,
            tuple((draft.conditions.heard_number(name), words) for name, words in asking.hears.items()),
            then,
            draft.say_if(asking.known, speaker, then),
            unasked,
        )
    )


def _way(draft: Draft, *, told: bool) -> p.Way:
    """How a person is answered: aloud, or typed where it is a chat."""
    if draft.channel == "chat":
        return p.Way.WRITTEN if told else p.Way.TYPED
    return p.Way.TOLD if told else p.Way.SPOKEN
