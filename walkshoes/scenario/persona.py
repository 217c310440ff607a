"""The customer made concrete by Faker, from the scenario and a seed.

A walk keeps the persona it was given and is never given another: Faker's data change between releases.
Each value is drawn from a seed of its own, so that a fact added to a file leaves the others as they were.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any

from walkshoes.scenario.conversation import Conversation
from walkshoes.scenario.model import Faked, Scenario
from walkshoes.scenario.plain import plain

if TYPE_CHECKING:
    from faker import Faker

_LONGEST = 200
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # without those that are read as digits


class UnknownProvider(ValueError):
    """Faker has no such provider, or cannot use it for this language. The message is for people."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Who the participant becomes: the customer's name, the value of each fact, who answers at each touchpoint."""

    name: str
    facts: Mapping[str, str] = field(default_factory=dict)
    agents: Mapping[str, str] = field(default_factory=dict)
    seed: int = 1
    faker: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain data for the record."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Persona":
        """The persona a record holds; its texts are cleaned again, since another program may have written them.

        Raises ValueError where it holds something else.
        """
        if not isinstance(data, Mapping) or not all(
            isinstance(data.get(part, {}), Mapping) for part in ("facts", "agents")
        ):
            raise ValueError("a persona has a name, and facts and agents by name")
        if not isinstance(data.get("seed", 1), int):
            raise ValueError("the seed of a persona is a whole number")
        texts = {
            part: {str(name): plain(str(value), _LONGEST) for name, value in data.get(part, {}).items()}
            for part in ("facts", "agents")
        }
        return cls(
            plain(str(data.get("name", "")), _LONGEST),
            texts["facts"],
            texts["agents"],
            data.get("seed", 1),
            str(data.get("faker", "")),
        )


def faker_for(locale: str) -> "Faker":
    """A Faker of a locale. Raises UnknownProvider where it does not know the locale."""
    from faker import Faker  # noqa: PLC0415 - 200 ms that only the start of a walk needs

    try:
        return Faker(locale, use_weighting=False)
    except AttributeError as error:
        raise UnknownProvider(f"Faker has no customers for the locale `{locale}`.") from error


def make_persona(scenario: Scenario, seed: int) -> Persona:
    """The persona of a scenario under a seed. Raises UnknownProvider."""
    fake = faker_for(scenario.locale)
    from faker import VERSION  # noqa: PLC0415 - as above

    customer = scenario.customer
    facts = {}
    for name, fact in customer.facts.items():
        _seed(fake, seed, f"fact {name}")
        if fact.value is not None:
            facts[name] = plain(fact.value, _LONGEST)
        elif fact.pattern is not None:
            facts[name] = plain("".join(_patterned(fake, sign) for sign in fact.pattern), _LONGEST)
        elif fact.faker is not None:
            facts[name] = provided(fake, fact.faker)
    agents = {}
    for name, touchpoint in scenario.touchpoints.items():
        if isinstance(touchpoint, Conversation):
            _seed(fake, seed, f"agent {name}")
            agents[name] = plain(touchpoint.who or fake.first_name(), _LONGEST)
    for name in agents:
        agents[name] = agents[_first_met(scenario, name)]
    _seed(fake, seed, "customer")
    named = provided(fake, customer.name.faker) if isinstance(customer.name, Faked) else customer.name
    return Persona(plain(named, _LONGEST), facts, agents, seed, VERSION)


def _first_met(scenario: Scenario, talk: str) -> str:
    """The conversation at which the person of another was met first: `same_as` may lead from one to the next."""
    seen = {talk}
    made = scenario.touchpoints[talk]
    while isinstance(made, Conversation) and made.same_as is not None and made.same_as not in seen:
        talk = made.same_as
        seen.add(talk)
        made = scenario.touchpoints[talk]
    return talk


def carried_on(made: Persona, earlier: Persona) -> Persona:
    """The persona of a journey that follows another: the same customer, with every fact that both journeys have."""
    same = {name: value for name, value in earlier.facts.items() if name in made.facts}
    return replace(made, name=earlier.name, facts={**made.facts, **same})


def provided(fake: "Faker", provider: str) -> str:
    """One value of a Faker provider. Raises UnknownProvider."""
    if _reads_the_clock(provider):
        raise UnknownProvider(f"Faker's `{provider}` depends on the day it is asked; use a pattern or a value.")
    try:
        value = getattr(fake, provider)()
    except Exception as error:  # Faker's providers are many people's code: whatever fails, the author is told
        raise UnknownProvider(f"Faker has no `{provider}` for this language.") from error
    if not isinstance(value, str | int | float):
        raise UnknownProvider(f"Faker's `{provider}` does not make a text.")
    return plain(str(value), _LONGEST).replace("\n", ", ")


def _patterned(fake: "Faker", sign: str) -> str:
    """A sign of a pattern made concrete. Faker's own patterns know more signs than the language says."""
    if sign == "#":
        return str(fake.random_digit())
    return str(fake.random_element(_LETTERS)) if sign == "?" else sign


def _reads_the_clock(provider: str) -> bool:
    """Whether a provider makes something else tomorrow, so that the same seed would not make the same customer."""
    from faker.providers.date_time import Provider as Dates  # noqa: PLC0415 - as above

    return hasattr(Dates, provider) or provider.startswith(("passport", "credit_card_expire", "profile", "simple_"))


def _seed(fake: "Faker", seed: int, purpose: str) -> None:
    fake.seed_instance(f"walkshoes {seed} {purpose}")
