using Microsoft.Extensions.Configuration;

namespace LenNotify;

/// <summary>A section of a package's own, whatever its options are.</summary>
internal interface IOptionsSection
{
    /// <summary>Below <c>Notifications</c>.</summary>
    string Name { get; }

    /// <summary>Keys that nothing reads, and what could have been meant.</summary>
    IEnumerable<(string Key, string Known)> Unknown(IConfigurationSection section);

    /// <summary>Reads and validates the options: what is wrong with them is thrown.</summary>
    void Demand(IServiceProvider services);
}
