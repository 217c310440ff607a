"""The commands, one room a family. Each imports what it needs when it runs: starting quickly is a feature.

Exit codes: 0 done, 1 findings or a refusal, 2 wrong usage.
"""

from walkshoes.cli.app import main
from walkshoes.cli.checking import check
from walkshoes.cli.library import doctor, scenarios, schema
from walkshoes.cli.sessions import report, sessions
from walkshoes.cli.walking import walk

for _command in (scenarios, check, doctor, schema, walk, sessions, report):
    main.add_command(_command)

__all__ = ["main"]
