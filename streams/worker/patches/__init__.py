"""What is bent in Faust and aiokafka because they have no setting for it. Each says why.

Private members of theirs are used here and nowhere else; tests/worker/patches/test_private_members.py names them all.
"""
