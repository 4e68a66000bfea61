"""One module a command, each imported when it is asked for. What two commands share is beside this room."""
