using System;
using System.Globalization;

/// <summary>A bar on a terminal. Where the errors go elsewhere there is none.</summary>
internal sealed class ProgressBar
{
    private const int Width = 40;

    private readonly bool _isShown = !Console.IsErrorRedirected;

    public void Show(long done, long all)
    {
        if (!_isShown) return;
        double part = all > 0 ? Math.Min(1, (double)done / all) : 1;
        int full = (int)(part * Width);
        string bar = new string('#', full) + new string('.', Width - full);
        Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{bar}] {part * 100:N0} %"));
    }

    /// <summary>What is printed next begins a line of its own.</summary>
    public void End()
    {
        if (_isShown) Console.Error.WriteLine();
    }
}
