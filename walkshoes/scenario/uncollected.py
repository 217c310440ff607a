"""Reading and validating a large file without Python looking for cycles all the while: there are none to find.

A journey of 5,000 touchpoints is half a million objects. Each time some more are there, Python's collector walks
through those it has, which takes as long as the reading itself. What is read is freed without it, once nobody needs it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """While this lasts, Python's collector of cycles rests; it goes on afterwards, if it did before.

    What was made meanwhile counts as old from the beginning: frozen and unfrozen, it is not walked through at once.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was and gc.get_freeze_count() == 0:
            gc.freeze()
            gc.unfreeze()
        if was:
            gc.enable()
