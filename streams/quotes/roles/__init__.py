"""What people are and for whom they work, by the words beside their names. Nobody speaks here."""
