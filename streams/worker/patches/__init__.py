"""What is bent in Faust and aiokafka because they have no setting for it. Each says why; none is used elsewhere."""
