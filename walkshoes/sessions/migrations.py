"""The tables of the record, and every change ever made to them.

Written forward only: a migration that has been published is never edited; the next one is added below it.

The tables are STRICT. Keys are UUIDs of version 7, but a scenario's is the hash of its text. Times are
ISO-8601 in UTC to the second, moments of a walk milliseconds of the customer's time. Each statement says what
its table is for; SQLite keeps such comments, so any tool that shows a schema shows them.

    scenario                                 the full text of each version walked
    session < walk < input < words           who did what, and their own words, which can be erased alone
              walk < draw, answer, gap, draft
    session < commitment < follow_up         stays when its walk is forgotten
    session < led, label, programme          what holds for everybody in a session that somebody leads
              participant < belongs          who is there, one or a group: their walks refer to them
              steering, debrief_note, copy   what the facilitator asked for, wrote down, and sent out
    walk < hands                             of a group: how many hands went up for what
    forgotten                                the bare keys of what was erased, so that no merge brings it back
    views: reaction, touchpoint_felt, felt_then_counted, promised_to_do
"""

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("walkshoes")

_TABLES = (
    """CREATE TABLE scenario (  -- the full text of each scenario walked, once for each version of it
  hash TEXT PRIMARY KEY NOT NULL,  -- BLAKE2b of the text, 16 bytes
  name TEXT NOT NULL,              -- what it is called on the command line
  title TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE session (  -- a facilitated event; a person walking alone is a session of one
  id TEXT PRIMARY KEY NOT NULL,
  title TEXT NOT NULL,
  began TEXT NOT NULL,
  delete_after TEXT NOT NULL  -- when inputs, reactions and words are due to be erased
) STRICT""",
    """CREATE TABLE walk (  -- one person going through one scenario once
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id),
  scenario TEXT NOT NULL REFERENCES scenario(hash),
  alias TEXT NOT NULL,           -- never a name unless the person chose one
  settings TEXT NOT NULL CHECK (json_valid(settings)),  -- the policies walked under
  seed INTEGER NOT NULL,
  caller INTEGER NOT NULL,       -- 0 is a person
  persona TEXT NOT NULL CHECK (json_valid(persona)),    -- an invented customer
  engine TEXT NOT NULL,          -- the version of walkshoes that lived it
  stage TEXT NOT NULL,
  began TEXT NOT NULL,
  seen TEXT NOT NULL,            -- when a screen was last attached
  reached_ms INTEGER NOT NULL,   -- how far the customer's time has come
  finished TEXT,
  ending TEXT NOT NULL,          -- the touchpoint it ended at; empty where it is unfinished
  ledger TEXT CHECK (ledger IS NULL OR json_valid(ledger)),  -- frozen when the walk ends
  held_by TEXT NOT NULL          -- the opening that may write; a later one takes over
) STRICT""",
    """CREATE TABLE input (  -- what the customer did, in order; one moment for the whole, never one a key
  id TEXT PRIMARY KEY NOT NULL,
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),  -- its place in the order
  kind TEXT NOT NULL,
  value TEXT NOT NULL,        -- the key, number, option, line, or what was heard in words told
  amount INTEGER NOT NULL,    -- the words told, or the feeling of a reaction (-2 to 2)
  words INTEGER NOT NULL,     -- how many words came with a reaction
  done_by TEXT NOT NULL,      -- customer or facilitator
  place TEXT NOT NULL,        -- the touchpoint
  visit INTEGER NOT NULL,     -- which visit of it
  since_ms INTEGER NOT NULL,  -- since that visit began
  at_ms INTEGER NOT NULL,     -- since the walk began
  about TEXT NOT NULL,        -- what it answers: the touchpoint a key leads to, or the fact asked for
  slips INTEGER NOT NULL,     -- how many slips came before it there; -1 where it answers nothing
  made TEXT NOT NULL,
  UNIQUE (walk, number)
) STRICT""",
    """CREATE TABLE draw (  -- chance as it fell, so that a walk can be lived again when the sums have changed
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  place TEXT NOT NULL,
  visit INTEGER NOT NULL,
  purpose TEXT NOT NULL,
  uniform INTEGER NOT NULL,  -- in units of 2 to the power of -53
  value INTEGER NOT NULL,    -- ms
  PRIMARY KEY (walk, place, visit, purpose)
) STRICT""",
    """CREATE TABLE words (  -- the participant's own words: erased, they leave the walk as it was
  id TEXT PRIMARY KEY NOT NULL,
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  input TEXT NOT NULL REFERENCES input(id) ON DELETE CASCADE,
  kind TEXT NOT NULL,  -- told or reaction
  fact TEXT NOT NULL,  -- the fact that was told
  text TEXT NOT NULL
) STRICT""",
    """CREATE TABLE answer (  -- what was expected before the walk and felt after it
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  questionnaire TEXT NOT NULL,
  item TEXT NOT NULL,
  value ANY NOT NULL,
  PRIMARY KEY (walk, questionnaire, item)
) STRICT""",
    """CREATE TABLE commitment (  -- what a leader will do; it stays when the walk is forgotten
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id),
  walk TEXT REFERENCES walk(id) ON DELETE SET NULL,
  when_ TEXT NOT NULL,
  then_ TEXT NOT NULL,
  by_ TEXT NOT NULL,
  owner TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT""",
    """CREATE TABLE gap (  -- time no screen was attached; it is no part of the walk
  id TEXT PRIMARY KEY NOT NULL,
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  left_at TEXT NOT NULL,
  came_back_at TEXT NOT NULL
) STRICT""",
    """CREATE TABLE draft (  -- what is typed and not yet given
  walk TEXT PRIMARY KEY NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  text TEXT NOT NULL
) STRICT""",
)

_INDEXES = (
    "CREATE INDEX walk_session ON walk(session)",
    "CREATE INDEX walk_scenario ON walk(scenario)",
    "CREATE INDEX words_walk ON words(walk)",
    "CREATE INDEX words_input ON words(input)",
    "CREATE INDEX commitment_session ON commitment(session)",
    "CREATE INDEX commitment_walk ON commitment(walk)",
    "CREATE INDEX gap_walk ON gap(walk)",
)

_VIEWS = (
    """CREATE VIEW reaction AS  -- how it felt, moment by moment
  SELECT input.walk, walk.session, walk.alias, input.place, input.visit, input.at_ms,
    input.amount AS feeling, input.words
  FROM input JOIN walk ON walk.id = input.walk
  WHERE input.kind = 'react'""",
    """CREATE VIEW touchpoint_felt AS  -- how a session felt where; nothing about fewer than five people
  SELECT session, place, count(*) AS reactions, count(DISTINCT walk) AS people,
    round(avg(feeling), 2) AS mean, round(avg(feeling < 0), 2) AS share_below_zero
  FROM reaction GROUP BY session, place HAVING count(DISTINCT walk) >= 5""",
    """CREATE VIEW felt_then_counted AS  -- what was expected, what it felt like, and what it was
  WITH done AS (SELECT id, session, alias, ledger FROM walk WHERE ledger IS NOT NULL),
  counted AS (
    SELECT id, 'minutes' AS item, ((ledger ->> '$.given_ms') + 30000) / 60000 AS was FROM done  -- to the nearest
    UNION ALL SELECT id, 'people', ledger ->> '$.people' FROM done
    UNION ALL SELECT id, 'asked_same',
      (SELECT coalesce(max(value), 0) FROM json_each(done.ledger, '$.asked')) FROM done
    UNION ALL SELECT id, 'owner', ledger ->> '$.owner' FROM done)
  SELECT done.id AS walk, done.session, done.alias, counted.item,
    expected.value AS expected, felt.value AS felt, counted.was
  FROM done JOIN counted ON counted.id = done.id
  LEFT JOIN answer AS expected ON expected.walk = done.id AND expected.item = counted.item
    AND expected.questionnaire = 'anticipated'
  LEFT JOIN answer AS felt ON felt.walk = done.id AND felt.item = counted.item
    AND felt.questionnaire = 'felt'""",
    """CREATE VIEW promised_to_do AS  -- what leaders said they would do, for following up
  SELECT commitment.session, session.title, commitment.when_, commitment.then_, commitment.by_,
    commitment.owner, commitment.made
  FROM commitment JOIN session ON session.id = commitment.session""",
)


@MIGRATIONS()
def the_record_begins(db: Database) -> None:
    """Every table, an index on each foreign key, and the views that answer the debrief's questions."""
    for statement in (*_TABLES, *_INDEXES, *_VIEWS):
        db.execute(statement)


_LED_TABLES = (
    """CREATE TABLE led (  -- a session that somebody leads: what holds for everybody in it
  session TEXT PRIMARY KEY NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  seed INTEGER NOT NULL,   -- one for all: everybody lives the same waits
  names INTEGER NOT NULL CHECK (names IN (0, 1)),  -- 1 where people may walk under their own names
  notice TEXT NOT NULL     -- what walkers are told of what is kept; empty where it is the usual
) STRICT""",
    """CREATE TABLE label (  -- what a session belongs to; of several of one name each walker picks theirs
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  name TEXT NOT NULL,   -- such as department
  value TEXT NOT NULL,  -- such as Service
  PRIMARY KEY (session, name, value)
) STRICT""",
    """CREATE TABLE programme (  -- the journeys of a session in their order
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 1),  -- its place in the order
  scenario TEXT NOT NULL REFERENCES scenario(hash),
  settings TEXT NOT NULL CHECK (json_valid(settings)),  -- the policies everybody walks under
  persona TEXT NOT NULL CHECK (json_valid(persona)),    -- the customer everybody is
  PRIMARY KEY (session, number)
) STRICT""",
    """CREATE TABLE participant (  -- one person, or one group that walks together, in a session
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,           -- never a name unless the session allows it and the person chose one
  people INTEGER NOT NULL CHECK (people >= 1),  -- how many walk together; 1 is a person
  caller INTEGER NOT NULL,       -- 0 is a person; others are simulated, to rehearse a session
  joined TEXT NOT NULL,
  UNIQUE (session, alias)
) STRICT""",
    """CREATE TABLE belongs (  -- which of a session's labels is a participant's
  participant TEXT NOT NULL REFERENCES participant(id) ON DELETE CASCADE,
  name TEXT NOT NULL,   -- such as department
  value TEXT NOT NULL,  -- such as Service
  PRIMARY KEY (participant, name)
) STRICT""",
    """CREATE TABLE hands (  -- of a group that walks together: how many hands went up for what
  walk TEXT NOT NULL REFERENCES walk(id) ON DELETE CASCADE,
  about TEXT NOT NULL,   -- the key of the input that was decided, or questionnaire.item of an answer
  choice TEXT NOT NULL,  -- the key or option, or the feeling or answer, as text
  number INTEGER NOT NULL CHECK (number >= 0),  -- of hands
  PRIMARY KEY (walk, about, choice)
) STRICT""",
    """CREATE TABLE steering (  -- what whoever leads asked of everybody, in order
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  what TEXT NOT NULL,   -- start, hold, go_on, end_waits, pace, fit, debrief
  value TEXT NOT NULL,  -- how many times as fast, or the time by which walks are to end, or `over`; else empty
  made TEXT NOT NULL
) STRICT""",
    """CREATE TABLE debrief_note (  -- what was written down in a debrief
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  heading TEXT NOT NULL,  -- what, so_what, now_what
  text TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT""",
    """CREATE TABLE follow_up (  -- what became of a commitment, so many days later
  commitment TEXT NOT NULL REFERENCES commitment(id) ON DELETE CASCADE,
  days INTEGER NOT NULL CHECK (days IN (30, 60, 90)),  -- after it was made
  outcome TEXT NOT NULL CHECK (outcome IN ('kept', 'broken', 'under way')),
  made TEXT NOT NULL,
  PRIMARY KEY (commitment, days)
) STRICT""",
    """CREATE TABLE copy (  -- where a copy of what is in a session went
  id TEXT PRIMARY KEY NOT NULL,
  session TEXT NOT NULL REFERENCES session(id) ON DELETE CASCADE,
  place TEXT NOT NULL,  -- the file that was written
  made TEXT NOT NULL
) STRICT""",
    """CREATE TABLE forgotten (  -- the bare keys of what was erased, so that a merge does not bring it back
  id TEXT PRIMARY KEY NOT NULL,
  made TEXT NOT NULL  -- when it was erased
) STRICT""",
    "ALTER TABLE walk ADD COLUMN participant TEXT REFERENCES participant(id)",
    "CREATE INDEX walk_participant ON walk(participant)",
    "CREATE INDEX programme_scenario ON programme(scenario)",
    "CREATE INDEX participant_session ON participant(session)",
    "CREATE INDEX steering_session ON steering(session)",
    "CREATE INDEX debrief_note_session ON debrief_note(session)",
    "CREATE INDEX copy_session ON copy(session)",
)


@MIGRATIONS()
def sessions_are_led(db: Database) -> None:
    """Sessions that somebody leads: their programme, their people, hands, what is asked of all, what becomes of it."""
    for statement in _LED_TABLES:
        db.execute(statement)


KNOWN = ("the_record_begins", "sessions_are_led")
"""The names of the migrations above, in order: what this version of walkshoes understands."""
