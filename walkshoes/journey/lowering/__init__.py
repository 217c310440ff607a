"""From scenario to program: the one place where the file's language gets its meaning.

    lower(scenario) -> Program

`draft` holds what is being written; `touchpoints` and the rooms beside it say what each part of the language means;
`names` numbers everything that has a name, `conditions` reads every `when:`.
"""

from walkshoes.journey import program as p
from walkshoes.journey.calendar import calendar_ms
from walkshoes.journey.lowering.draft import AFTER_THE_CALL, Draft
from walkshoes.journey.lowering.lost_contact import after_the_call
from walkshoes.journey.lowering.touchpoints import body, dialling
from walkshoes.journey.lowering.usual import with_usual_shares
from walkshoes.journey.tables import LineInfo
from walkshoes.scenario.conversation import Conversation
from walkshoes.scenario.model import Scenario
from walkshoes.scenario.policies import Settings


def lower(scenario: Scenario, settings: Settings | None = None) -> p.Program:
    """The program of a scenario, already patched by the settings (kept in the program for the record).

    Raises UnknownName where a name leads nowhere; `walkshoes.scenario.check` finds all of those at once.
    """
    draft = Draft(scenario, dict(settings or {}))
    names = draft.names
    after_the_call(draft)
    for name, touchpoint in scenario.touchpoints.items():
        draft.stand_at(name)
        then = body(draft, touchpoint)
        meets_somebody = isinstance(touchpoint, Conversation) and not names.automated(draft.team)
        draft.ops[draft.entrances[name]] = p.Enter(draft.place, then, meets_somebody)
    dialled = tuple(
        LineInfo(line, company, names.place(entrance), dialling(draft, entrance))
        for line, company, entrance in names.lines()
    )
    start = scenario.start
    if start.dial is not None:
        line = names.line(start.dial)
        first = draft.add(p.Dial(line))
        first_place = names.place(list(names.lines())[line][2])
    else:
        first = draft.entrance(start.go or "")
        first_place = names.place(start.go or "")
    hang_up = draft.add(p.HangUp(draft.entrances[AFTER_THE_CALL]))
    deliveries = names.delivery_infos(draft.entrance)
    places = names.place_infos(draft.scene)
    return p.Program(
        ops=with_usual_shares(draft.ops, places, deliveries, dialled, scenario.callers),
        start=first,
        first_place=first_place,
        hang_up=hang_up,
        start_ms=calendar_ms(start.at, scenario.zone),
        zone=scenario.zone,
        words_per_minute=scenario.speech,
        lines=tuple(draft.lines),
        places=places,
        companies=names.company_infos(),
        teams=names.team_infos(),
        queues=names.queue_infos(),
        facts=names.fact_infos(),
        deliveries=deliveries,
        requests=tuple(draft.requests),
        heard=tuple(draft.conditions.heard),
        variables=names.variable_infos(),
        dialled=dialled,
        settings=tuple(sorted(draft.settings.items())),
        callers=names.callers_info(),
    )
