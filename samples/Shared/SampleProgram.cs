using System;
using System.IO;
using System.Runtime.InteropServices;
using UringDsl;

/// <summary>What every sample does around its work: exit codes for what goes wrong, the signals that end it, and rows of a table.</summary>
internal static class SampleProgram
{
    private const int Failed = 1, BadUsage = 2, Unavailable = 5;

    /// <param name="usage">What is printed behind a <see cref="FormatException"/>.</param>
    /// <param name="work">Reads the command line, does the work, and returns the exit code.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string usage, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (FormatException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(usage);
            return BadUsage;
        }
        catch (RingUnavailableException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Unavailable;
        }
        catch (Exception exception) when (exception is RingException or IOException)
        {
            Console.Error.WriteLine(exception.Message);
            return Failed;
        }
    }

    /// <summary>SIGINT and SIGTERM call this instead of ending the process, until what is returned is disposed: an end in order.</summary>
    public static IDisposable OnSignal(Action stop)
    {
        PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return new Registrations(interrupt, terminate);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop();
        }
    }

    public static void Row(string name, string value) => Console.WriteLine($"{name,-28}  {value}");

    private sealed class Registrations(PosixSignalRegistration interrupt, PosixSignalRegistration terminate) : IDisposable
    {
        public void Dispose()
        {
            interrupt.Dispose();
            terminate.Dispose();
        }
    }
}
