using System.Globalization;
using System.Security.Cryptography;

namespace LenNotify;

/// <summary>What a process is called among those of one store: its machine, its number there, and what tells hosts of one process apart.</summary>
/// <param name="Value">On one line.</param>
internal sealed record NodeName(string Value)
{
    private const int Longest = 64;

    internal static NodeName OfThisProcess()
    {
        var machine = SafeText.OneLine(Environment.MachineName);
        return new NodeName(string.Create(
            CultureInfo.InvariantCulture, $"{machine[..Math.Min(Longest, machine.Length)]}/{Environment.ProcessId}/{RandomNumberGenerator.GetHexString(6, lowercase: true)}"));
    }
}
