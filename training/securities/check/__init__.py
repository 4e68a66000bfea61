"""Whether the security master is right: rules, figures, and what stays open. Nothing is changed here."""
