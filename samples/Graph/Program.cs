using System;
using System.IO;

const int Refused = 1, BadUsage = 2;

try
{
    Options options = Options.Parse(args);
    Diagram diagram = Diagram.Of(HandlerReader.Read(options.Files, options.Handler));
    string text = options.IsSvg ? SvgWriter.Write(diagram) : MermaidWriter.Write(diagram);
    if (options.Output is null) Console.Out.Write(text);
    else File.WriteAllText(options.Output, text);
    return 0;
}
catch (FormatException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine(Options.Usage);
    return BadUsage;
}
catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return Refused;
}
