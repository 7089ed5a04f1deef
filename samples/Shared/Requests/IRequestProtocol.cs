using System;
using System.Collections.Generic;

/// <summary>What a <see cref="RequestServer"/> speaks, and what it keeps. Everything runs on the ring's thread.</summary>
internal interface IRequestProtocol
{
    /// <summary>Where it writes its answers, always the same. The server begins an answer before <see cref="Next"/>, and ends it behind that.</summary>
    AnswerBuffer Answers { get; }

    /// <summary>What it has counted itself, for the table at the end.</summary>
    IEnumerable<(string Name, long Value)> Summary { get; }

    /// <summary>Answers what stands at the start of the input, or says that more must arrive.</summary>
    /// <param name="input">What has arrived and is not answered yet, at least a byte.</param>
    /// <param name="dialect">What it knows of this connection from its requests before; 0 at first.</param>
    Step Next(ReadOnlySpan<byte> input, ref byte dialect);

    /// <summary>Tells who has completed no request for so long that it is not served further, if there is a way to say so.</summary>
    void RefuseIdle(int seconds, byte dialect);

    /// <summary>Runs ten times a second.</summary>
    void Tick()
    {
    }
}
