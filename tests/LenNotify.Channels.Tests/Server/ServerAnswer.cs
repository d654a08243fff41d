namespace LenNotify.Channels.Tests;

/// <summary>What the server does with a request.</summary>
internal sealed record ServerAnswer(int Status, string Body = "", string ContentType = "application/json", params (string Name, string Value)[] Headers)
{
    /// <summary>Reads the request and never answers.</summary>
    public static ServerAnswer Hang { get; } = new(-1);

    /// <summary>Reads the request and resets the connection.</summary>
    public static ServerAnswer Reset { get; } = new(-2);

    /// <summary>Promises a body, sends half of it and closes.</summary>
    public static ServerAnswer HalfBody { get; } = new(-3);
}
