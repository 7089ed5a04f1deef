using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace UringDsl.Runtime.Tests.Samples;

/// <summary>An answer, as a client reads it.</summary>
internal sealed record HttpAnswer(int Status, Dictionary<string, string> Fields, string Body)
{
    private static readonly Regex s_date = new(@"^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\r\n", RegexOptions.Multiline);

    public byte[] Bytes => Encoding.Latin1.GetBytes(Body);

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    /// <param name="client">Where it comes from.</param>
    /// <param name="isHead">Nothing follows the head.</param>
    public static HttpAnswer Read(SampleClient client, bool isHead = false)
    {
        StringBuilder text = new();
        while (!EndsHead(text)) text.Append(client.Receive(1));
        string[] lines = text.ToString().Split("\r\n");
        Assert.StartsWith("HTTP/1.1 ", lines[0], StringComparison.Ordinal);
        Dictionary<string, string> fields = lines.Skip(1).TakeWhile(line => line.Length > 0).Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
        int status = int.Parse(lines[0].AsSpan(9, 3));
        return new HttpAnswer(status, fields, isHead || status == 304 ? "" : client.Receive(int.Parse(fields["Content-Length"])));
    }

    /// <summary>Answers without the time at which they were given.</summary>
    public static string WithoutDates(string answers) => s_date.Replace(answers, "");

    private static bool EndsHead(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == ']') Assert.DoesNotContain("[end]", text.ToString(), StringComparison.Ordinal);
        return text.Length >= 4 && text[^4] == '\r' && text[^3] == '\n' && text[^2] == '\r' && text[^1] == '\n';
    }
}
