"""Settings for the whole suite."""

from hypothesis import HealthCheck, settings

# How long an example takes says more about the machine than about the code.
settings.register_profile("quotetape", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("quotetape")
