"""What the customer may do after a lost call, a chat that was left, a counter walked away from."""

from walkshoes.journey import guards as g
from walkshoes.journey import program as p
from walkshoes.journey.lowering.draft import AFTER_THE_CALL, GAVE_UP, Draft
from walkshoes.journey.lowering.waiting import leap
from walkshoes.scenario.times import HOUR

LATER_TODAY_MS = 3 * HOUR
LAST_HOUR_FOR_LATER = 20
"""Who leaves it for later today comes back three hours on; from eight in the evening it is another day."""
_ONCE_MORE = {
    "phone": ("after_the_call", "ring_again"),
    "chat": ("after_the_chat", "chat_again"),
    "in person": ("after_the_visit", "go_back"),
}
"""Channel → what is asked when a contact was lost, and the option to try once more at once."""


def after_the_call(draft: Draft) -> None:
    """The two touchpoints that every journey has: the choice after a lost contact, and giving up there."""
    draft.stand_at(AFTER_THE_CALL)
    at_once = draft.add(p.OnceMore(another_time=False))
    again = draft.add(p.OnceMore(another_time=True))
    later = draft.add(p.Await(draft.place, LATER_TODAY_MS, None, leap(draft, again)))
    next_day = draft.add(p.Await(draft.place, 0, None, leap(draft, again), to_morning=True))
    goes_on = draft.add(p.GoOn(draft.entrances[GAVE_UP]))
    gives_up = draft.entrance(draft.scenario.gives_up) if draft.scenario.gives_up else draft.entrances[GAVE_UP]
    choose = -1
    for channel, (question, once_more) in _ONCE_MORE.items():
        reachable = g.CanRing() if channel == "phone" else None
        later_today = g.Junction(True, (g.BeforeHour(LAST_HOUR_FOR_LATER), *([reachable] if reachable else [])))
        ways: dict[str, tuple[int, g.Guard | None]] = {
            once_more: (at_once, reachable),
            "later_today": (later, later_today),
            "another_day": (next_day, reachable),
            "wait_on": (goes_on, g.Interrupted()),
            "give_up": (gives_up, None),
        }
        options = tuple(
            p.Pressable(name, where, guard, draft.line(draft.stock[name], p.Speaker.SCENE))
            for name, (where, guard) in ways.items()
        )
        asked = draft.line(draft.stock[question], p.Speaker.SCENE)
        offer = draft.add(p.Choose(draft.place, asked, options, dials=True))
        choose = offer if choose < 0 else draft.branch(g.LastMet(channel), offer, choose)
    draft.ops[draft.entrances[AFTER_THE_CALL]] = p.Enter(draft.place, choose)
    gave_up = draft.names.places[GAVE_UP]
    draft.stand_at(GAVE_UP)
    draft.ops[draft.entrances[GAVE_UP]] = p.Enter(gave_up, draft.end(draft.stock[GAVE_UP]))
