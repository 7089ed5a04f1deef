namespace UringDsl.Generator.Model;

/// <summary>How the ring is set up: names of <c>RingModes</c>, and the numbers that are not the runtime's default.</summary>
internal sealed record RingModeSpec(EquatableArray<string> Modes, EquatableArray<RingModeValue> Values)
{
    public bool IsDefault => Modes.Count == 0 && Values.Count == 0;
}

/// <summary>One number of the declaration.</summary>
internal sealed record RingModeValue(string Name, int Value);
