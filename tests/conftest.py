"""What all tests share: Hypothesis measures no time, since a busy machine is not a mistake."""

from hypothesis import settings

settings.register_profile("walkshoes", deadline=None)
settings.load_profile("walkshoes")
