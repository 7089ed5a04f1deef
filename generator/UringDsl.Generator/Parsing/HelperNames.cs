using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace UringDsl.Generator.Parsing;

/// <summary>
/// What the generated helpers of each submission are called after: its name, and of an overload the name and the number.
/// </summary>
internal static class HelperNames
{
    public static IReadOnlyList<string> Of(IReadOnlyList<IMethodSymbol> submissions)
    {
        ILookup<string, IMethodSymbol> named = submissions.ToLookup(m => m.Name);
        bool IsOverloaded(IMethodSymbol method) => named[method.Name].Skip(1).Any();

        // A submission may be called like the name and the number of another one.
        var taken = new HashSet<string>(submissions.Where(m => !IsOverloaded(m)).Select(m => m.Name));
        return submissions.Select((method, i) =>
        {
            if (!IsOverloaded(method)) return method.Name;
            string name = method.Name + (i + 1).ToString(CultureInfo.InvariantCulture);
            while (!taken.Add(name)) name += "_";
            return name;
        }).ToList();
    }
}
