"""Python's memory during work that makes very many small objects and no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Python's cyclic collector is off for as long as this lasts; what is no longer used is still freed.

    The bridge to the Java machine collects there as well whenever Python does. Measured: loading one document of 3,400
    statements took 21 seconds of processor time, and 6 without.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
