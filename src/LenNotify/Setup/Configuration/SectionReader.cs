using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>Gives a package's options what the host's configuration says of them. It has the last word, as everywhere.</summary>
internal sealed class SectionReader<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    HostConfiguration configuration, IEnumerable<IOptionsSection> sections) : IPostConfigureOptions<TOptions>
    where TOptions : class
{
    public void PostConfigure(string? name, TOptions options)
    {
        foreach (var section in sections.OfType<OptionsSection<TOptions>>())
        {
            configuration.Apply(section, options);
        }
    }
}
