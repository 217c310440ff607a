"""walkshoes: senior managers walk in their customers' shoes.

The floors, from the ground up; a lower floor knows nothing of a higher one:

- `walkshoes.scenario`: the file a facilitator writes: model, loading with line numbers, findings, persona.
- `walkshoes.journey`: the engine: one meaning of a scenario; events, memory, ledger.
- `walkshoes.sessions`: the record on disk.
- `walkshoes.reports`: what is made of walks.
- `walkshoes.ui`, `walkshoes.cli`: faces.
"""


def __getattr__(name: str) -> str:
    """`walkshoes.__version__`, read when it is asked for: 30 ms that a start need not pay."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415

        return version("walkshoes")
    raise AttributeError(name)
