"""Taking a walk up again: its inputs are lived once more on the scenario it was begun with."""

from walkshoes.journey.inputs import Kind
from walkshoes.sessions.kept import Beginning, KeptWalk, Past
from walkshoes.sessions.opening import RecordFile
from walkshoes.sessions.rows import erased_on
from walkshoes.sessions.stored import CANNOT_GO_ON, IS_ERASED, stored_walk, walk_data
from walkshoes.sessions.times import utc_text
from walkshoes.sessions.trouble import RecordTrouble
from walkshoes.sessions.uuid7 import uuid7


def take_up(file: RecordFile, walk_id: str) -> KeptWalk:
    """The walk as far as it had come. The time since it was last seen is recorded as a gap, and left out.

    Whoever had it open before can write to it no more. Raises RecordTrouble.
    """
    holder = uuid7()
    with file.writing() as db:  # at once with reading, so that no other opening can add to it in between
        data = walk_data(file, walk_id)
        if day := erased_on(file, data.id):
            raise RecordTrouble(IS_ERASED.format(day=day))
        came_back = utc_text()
        db.execute("UPDATE walk SET held_by = ?, seen = ? WHERE id = ?", [holder, came_back, data.id])
        if data.ledger is None:
            back = max(came_back, data.seen)  # the computer's clock may have been set back meanwhile
            gap = {"id": uuid7(), "walk": data.id, "left_at": data.seen, "came_back_at": back}
            db.table("gap").insert(gap)
    stored = stored_walk(file, data)
    if stored.diverged is not None:
        raise RecordTrouble(CANNOT_GO_ON.format(version=stored.version)) from stored.diverged
    past = Past(
        stage=stored.stage,
        inputs=len(stored.inputs),
        last_reaction=next((one for one in reversed(stored.inputs) if one[1].kind == Kind.REACT), None),
        answers=stored.answers,
        said=list(stored.said),
        commitments=list(stored.commitments),
        draft=stored.draft,
        ledger=stored.frozen,
    )
    begun = Beginning(
        stored.id, stored.session, stored.alias, stored.source, stored.settings, stored.persona, stored.seed, holder,
        stored.participant,
    )  # fmt: skip
    return KeptWalk(file, begun, stored.engine, stored.walk, past)
