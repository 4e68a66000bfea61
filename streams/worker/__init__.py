"""The worker's process: Faust, metrics, health, logs. What articles mean and what is promised of them are elsewhere."""
