using System.Text.Json;

namespace LenNotify;

/// <summary>One document that is held about a person.</summary>
/// <param name="Kind">What it is, such as <c>item</c>.</param>
/// <param name="Name">Which of its kind.</param>
/// <param name="Content">As the store has it.</param>
internal sealed record DocumentBody(string Kind, string Name, JsonElement Content);
