using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace UringDsl.Testing;

/// <summary>
/// Verified files, named as Verify names them: Snapshots/{TestFile}.{Test}#{HintNameWithoutExtension}.verified.cs, with the .received.cs
/// beside it when they differ. A missing, a different and a stale file fail. ACCEPT_SNAPSHOTS=1 accepts what came, but never when CI is set.
/// </summary>
internal static class Snapshots
{
    private const string Verified = ".verified.cs", Received = ".received.cs";

    public static void Verify(Generated generated, [CallerFilePath] string file = "", [CallerMemberName] string test = "") => Compare(
        Path.Combine(Path.GetDirectoryName(file)!, "Snapshots"),
        $"{Path.GetFileNameWithoutExtension(file)}.{test}",
        generated.Files,
        accept: Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1",
        ci: !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")));

    public static void Compare(string folder, string test, IReadOnlyDictionary<string, string> files, bool accept, bool ci)
    {
        RigFailure.Unless(!(accept && ci), "ACCEPT_SNAPSHOTS is refused where CI is set: a snapshot is accepted by a person");
        Directory.CreateDirectory(folder);
        Dictionary<string, string> made = files.ToDictionary(file => $"{test}#{WithoutExtension(file.Key)}{Verified}", file => Normalized(file.Value));
        List<string> wrong = [.. Stale(folder, test, made.Keys, accept)];
        foreach ((string name, string text) in made)
        {
            string verified = Path.Combine(folder, name), received = verified.Replace(Verified, Received, StringComparison.Ordinal);
            if (accept) File.WriteAllText(verified, text);
            string? known = File.Exists(verified) ? Normalized(File.ReadAllText(verified)) : null;
            if (known == text) File.Delete(received);
            else
            {
                File.WriteAllText(received, text);
                wrong.Add(known is null ? $"{name} is missing" : $"{name} differs {FirstDifference(known, text)}");
            }
        }
        RigFailure.Unless(wrong.Count == 0, $"{string.Join("\n", wrong)}\nCompare with the .received.cs; ACCEPT_SNAPSHOTS=1 accepts it.");
    }

    /// <summary>Verified files that no test of this assembly owns, because it was renamed or removed.</summary>
    public static IEnumerable<string> Orphans(string folder, Assembly tests)
    {
        if (!Directory.Exists(folder)) return [];
        HashSet<string> owners = [.. tests.GetTypes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"))];
        return Directory.EnumerateFiles(folder, "*" + Verified)
            .Select(path => Path.GetFileName(path))
            .Where(name => !owners.Contains(name.Split('#')[0]))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Stale(string folder, string test, ICollection<string> made, bool accept)
    {
        foreach (string path in Directory.GetFiles(folder, $"{test}#*{Verified}"))
        {
            string name = Path.GetFileName(path);
            if (made.Contains(name)) continue;
            if (accept) File.Delete(path);
            else yield return $"{name} is stale: nothing generates it";
        }
    }

    private static string FirstDifference(string known, string made)
    {
        string[] left = known.Split('\n'), right = made.Split('\n');
        int line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"from line {line + 1}:\n  - {left.ElementAtOrDefault(line)}\n  + {right.ElementAtOrDefault(line)}";
    }

    // A hint name may have folders in it; a snapshot has none.
    private static string WithoutExtension(string hint) => Path.ChangeExtension(hint, null).Replace('/', '.');

    private static string Normalized(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
