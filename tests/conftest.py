"""What all tests share."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# Hypothesis measures no time, since a busy machine is not a mistake.
settings.register_profile("walkshoes", deadline=None)
settings.load_profile("walkshoes")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In continuous integration a test of a real part may not be skipped: nothing would have been shown."""
    report = yield
    if report.skipped and item.get_closest_marker("real") and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} needs a real part that is not here, and was skipped: {report.longrepr}"
    return report
