// These tests change limits of the process and count on descriptor numbers that they have closed: one after another.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
