using System;
using System.Globalization;
using System.Net;

/// <summary>The options of a program, one after the other. What is wrong with them is a <see cref="FormatException"/> of one line.</summary>
internal sealed class CommandLine(string[] arguments)
{
    private int _next;

    /// <summary>The option that is being read.</summary>
    public string Option { get; private set; } = "";

    /// <summary>Goes on to the next option.</summary>
    public bool Read()
    {
        if (_next == arguments.Length) return false;
        Option = arguments[_next++];
        return true;
    }

    public string Value() => _next < arguments.Length ? arguments[_next++] : throw new FormatException($"{Option} needs a value");

    public int Number(int most, int least = 1)
    {
        string text = Value();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{Option} {text}: a number from {least} to {most} is needed");
    }

    public int Port() => Number(IPEndPoint.MaxPort);

    public IPAddress Address()
    {
        string text = Value();
        return IPAddress.TryParse(text, out IPAddress? address)
            ? address
            : throw new FormatException($"{Option} {text}: this is no IPv4 or IPv6 address");
    }

    /// <summary>For an option that there is not.</summary>
    public FormatException Unknown() => new($"{Option}: there is no such option");
}
