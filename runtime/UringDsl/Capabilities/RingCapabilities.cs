using System;
using System.IO;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl;

/// <summary>
/// What a ring uses: what the kernel was found to have (by its own word or by a trial, never by its version), less what was switched off and what
/// that takes with it. <see cref="ToString"/> is a report for a person.
/// </summary>
public sealed partial class RingCapabilities
{
    private readonly KernelFacts _facts;
    private readonly FeatureSwitches _switches;
    private readonly bool[] _operations;

    private RingCapabilities(KernelFacts facts, FeatureSwitches switches)
    {
        _facts = facts;
        _switches = switches;
        Features = Resolve(facts.Features, switches);
        _operations = (bool[])facts.Operations.Clone();
        for (int i = 0; i < _operations.Length; i++)
        {
            if (switches.Kernel is { } kernel && OpcodeKernels.Since((Opcode)i) > kernel) _operations[i] = false;
        }
        foreach (FeatureSpec row in FeatureTable.Rows)
        {
            if ((Features & row.Feature) != 0) continue;
            foreach (Opcode operation in row.Operations) _operations[(int)operation] = false;
            SwitchedOffSetup |= row.Setup;
        }
    }

    /// <summary>The features that a ring uses.</summary>
    public RingFeature Features { get; }

    /// <summary>The kernel's release, as it names itself.</summary>
    public static string Kernel => ReadLine("/proc/sys/kernel/osrelease") is { Length: > 0 } release ? release : Environment.OSVersion.Version.ToString();

    /// <summary>Setup flags that are not to be asked for.</summary>
    internal SetupFlags SwitchedOffSetup { get; }

    /// <summary>Asks the kernel, without starting a handler.</summary>
    /// <exception cref="RingUnavailableException">io_uring is refused; the message says by what, and what to do.</exception>
    /// <exception cref="ArgumentException">The environment switches something off that does not exist; the message lists what does.</exception>
    public static RingCapabilities Probe() => Probe(RingOptions.Default);

    /// <summary>Asks the kernel, without starting a handler, and applies the switches of <paramref name="options"/>.</summary>
    /// <param name="options">The options of a ring.</param>
    /// <exception cref="RingUnavailableException">io_uring is refused; the message says by what, and what to do.</exception>
    /// <exception cref="ArgumentException">Something is switched off that does not exist; the message lists what does.</exception>
    public static RingCapabilities Probe(RingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FeatureSwitches switches = FeatureSwitches.From(options); // Before the kernel is asked: a mistake is one wherever it is made.
        return new RingCapabilities(options.Simulated is null ? KernelFacts.OfThisKernel() : KernelFacts.Everything, switches);
    }

    /// <summary>Whether the ring uses a feature; with several, whether it uses all of them.</summary>
    /// <param name="feature">Which.</param>
    public bool Has(RingFeature feature) => (Features & feature) == feature;

    /// <summary>Whether an operation may be submitted.</summary>
    /// <param name="operation">Which.</param>
    public bool Has(Opcode operation) => _operations[(byte)operation];

    /// <summary>
    /// The kernel takes a part of a registered buffer for that part alone, and several of them in one submission (6.15). Of the release of READV_FIXED
    /// and WRITEV_FIXED, which nothing else tells.
    /// </summary>
    internal bool TakesPartsOfBuffers => Has(Opcode.WritevFixed);

    internal static RingCapabilities Of(KernelFacts facts, FeatureSwitches switches) => new(facts, switches);

    private static RingFeature Resolve(RingFeature features, FeatureSwitches switches)
    {
        foreach (FeatureSpec row in FeatureTable.Rows)
        {
            if (switches.WhoSwitchedOff(row) is not null) features &= ~row.Feature;
        }
        // Rows stand behind what they need, but for those of one kernel: so again until nothing changes.
        for (RingFeature before = ~features; before != features;)
        {
            before = features;
            foreach (FeatureSpec row in FeatureTable.Rows)
            {
                if ((features & row.Needs) != row.Needs) features &= ~row.Feature;
            }
        }
        return features;
    }

    private static string ReadLine(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
