using System.Text;

namespace UringDsl.Generator.Ops;

/// <summary>Names of the system's headers, from ours.</summary>
internal static class NativeNames
{
    /// <summary><c>SendmsgZc</c> becomes <c>SENDMSG_ZC</c>.</summary>
    public static string Snake(string name)
    {
        StringBuilder text = new();
        for (int index = 0; index < name.Length; index++)
        {
            if (index > 0 && char.IsUpper(name[index])) text.Append('_');
            text.Append(char.ToUpperInvariant(name[index]));
        }
        return text.ToString();
    }
}
