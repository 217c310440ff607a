"""The commands, one room a family. Each imports what it needs when it runs: starting quickly is a feature.

Exit codes: 0 done, 1 findings or a refusal, 2 wrong usage.
"""

from walkshoes.cli.app import main
from walkshoes.cli.checking import check
from walkshoes.cli.drafting import new
from walkshoes.cli.explaining import explain
from walkshoes.cli.facilitating import guide, programme
from walkshoes.cli.following_up import commitments, compare
from walkshoes.cli.keeping import keep
from walkshoes.cli.keeping_private import copies, export, forget, merge, purge
from walkshoes.cli.leading import session
from walkshoes.cli.library import doctor, scenarios, schema
from walkshoes.cli.mapping import map_
from walkshoes.cli.rehearsing import rehearse
from walkshoes.cli.sessions import report, sessions
from walkshoes.cli.simulating import simulate
from walkshoes.cli.walking import walk

_walking = (scenarios, walk, sessions, report, doctor)
_leading = (guide, programme, session, commitments, compare)
_writing = (check, explain, schema, map_, keep, new, rehearse, simulate)
_private = (forget, export, purge, copies, merge)
for _command in (*_walking, *_leading, *_writing, *_private):
    main.add_command(_command)

__all__ = ["main"]
