"""What the company remembers: which team has been told which fact.

One bit stands for (team, fact), so that what everybody knows is one whole number. A team knows what it was told,
what it was handed, or, where the company keeps one record, what any of its teams was told.
"""

from walkshoes.journey.events import Passed
from walkshoes.journey.program import Program


class Memory:
    """The layout of the bits of one program."""

    def __init__(self, program: Program) -> None:
        self.facts = len(program.facts)
        self._teams = program.teams
        self._shared = [company.shared for company in program.companies]
        everything = (1 << self.facts) - 1
        self._all_of = [everything << (team * self.facts) for team in range(len(program.teams))]
        self.lasting = 0
        """What is still known after a call: teams that remember the case, and companies with one record."""
        for number, team in enumerate(program.teams):
            if team.remembers == "case" or self._shared[team.company]:
                self.lasting |= self._all_of[number]

    def bit(self, team: int, fact: int) -> int:
        """The bit of a team knowing a fact; 0 where there is no team."""
        return 1 << (team * self.facts + fact) if team >= 0 else 0

    def told(self, team: int, fact: int) -> int:
        """The bits that are set when a team is told a fact."""
        if team < 0:
            return 0
        company = self._teams[team].company
        if not self._shared[company]:
            return self.bit(team, fact)
        return sum(self.bit(other, fact) for other, info in enumerate(self._teams) if info.company == company)

    def given(self, company: int, fact: int) -> int:
        """The bit of the customer having given a fact to anyone of a company."""
        return 1 << (company * self.facts + fact)

    def all_given(self, company: int) -> int:
        """The bits of everything the customer can have given to a company."""
        return ((1 << self.facts) - 1) << (company * self.facts)

    def all_known(self, team: int) -> int:
        """The bits of everything a team can know."""
        return self._all_of[team]

    def passed_on(self, known: int, giver: int, taker: int, passed: Passed, notes: tuple[int, ...]) -> int:
        """What the taker learns: of what the giver knows, all (warm), what is noted, or nothing (cold)."""
        if passed == Passed.COLD:
            return 0
        facts = range(self.facts) if passed == Passed.WARM else notes
        learned = 0
        for fact in facts:
            if known & self.bit(giver, fact):
                learned |= self.told(taker, fact)
        return learned

    def forgotten(self, known: int, giver: int) -> int:
        """What is still known once a team has handed over: one that remembers a conversation only has forgotten it."""
        forgets = self._teams[giver].remembers == "conversation" and not self._shared[self._teams[giver].company]
        return known & ~self._all_of[giver] if forgets else known
