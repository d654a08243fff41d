using System.Text.Json;

namespace LenNotify;

/// <summary>What comes over a socket.</summary>
/// <param name="Event">What it is: the name of an event, <c>answer</c> or <c>error</c>.</param>
/// <param name="Id">For an answer or error: that of the command.</param>
/// <param name="Data">What it says.</param>
/// <param name="Code">For an error.</param>
/// <param name="Detail">For an error, in a sentence.</param>
internal sealed record SocketBody(string Event, string? Id = null, JsonElement? Data = null, string? Code = null, string? Detail = null);
