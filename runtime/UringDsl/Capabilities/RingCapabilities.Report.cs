using System;
using System.Globalization;
using System.Text;
using UringDsl.Abi;
using UringDsl.Core;

namespace UringDsl;

public sealed partial class RingCapabilities
{
    /// <summary>A report: the kernel, the limits that matter to a ring, and each feature, with what happens where one is missing.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Linux {Kernel}\n");
        text.Append(CultureInfo.InvariantCulture, $"  kernel.io_uring_disabled: {Disabled()}\n");
        text.Append(CultureInfo.InvariantCulture, $"  open files (RLIMIT_NOFILE): {Limit("Max open files")}\n");
        text.Append(CultureInfo.InvariantCulture, $"  locked memory (RLIMIT_MEMLOCK): {Limit("Max locked memory")}\n");
        int used = 0;
        foreach (FeatureSpec row in FeatureTable.Rows) used += Has(row.Feature) ? 1 : 0;
        text.Append(CultureInfo.InvariantCulture, $"{used} of {FeatureTable.Rows.Count} features are in use\n");
        foreach (FeatureSpec row in FeatureTable.Rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {row.Name,-24} {row.Since,-5} {Verdict(row)}\n");
            if (!Has(row.Feature)) text.Append(CultureInfo.InvariantCulture, $"  {"",-24}       without it: {row.Fallback}\n");
        }
        return text.ToString();
    }

    /// <summary>In a few words, why a feature is in use or not: for messages.</summary>
    internal string Verdict(FeatureSpec row)
    {
        if (Has(row.Feature)) return "yes";
        if ((_facts.Features & row.Feature) == 0) return "no: the kernel does not have it";
        if (_switches.WhoSwitchedOff(row) is { } who) return $"switched off by {who}";
        return $"off: it needs {row.Needs & ~Features}";
    }

    /// <summary>Why an operation must not be submitted: behind "which".</summary>
    internal string WhyNot(Opcode operation, out RefusalReason reason)
    {
        reason = RefusalReason.Kernel;
        if (!_facts.Operations[(byte)operation]) return $"this kernel ({Kernel}) does not have";
        reason = RefusalReason.SwitchedOff;
        foreach (FeatureSpec row in FeatureTable.Rows)
        {
            if (Array.IndexOf(row.Operations, operation) >= 0) return $"is {Verdict(row)}";
        }
        return $"is switched off by {_switches.KernelSource}={_switches.Kernel}";
    }

    private static string Disabled() => ReadLine("/proc/sys/kernel/io_uring_disabled") switch
    {
        "" => "no such setting, so allowed",
        "0" => "0, allowed",
        "1" => "1, allowed to the group of kernel.io_uring_group",
        string other => $"{other}, forbidden",
    };

    /// <summary>Soft and hard limit, as the system prints them.</summary>
    private static string Limit(string name)
    {
        foreach (string line in ReadLine("/proc/self/limits").Split('\n'))
        {
            if (!line.StartsWith(name, StringComparison.Ordinal)) continue;
            string[] words = line[name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return words.Length >= 2 ? $"{words[0]}, at most {words[1]}" : line;
        }
        return "unknown";
    }
}
