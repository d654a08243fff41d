using Microsoft.Extensions.Configuration;

namespace LenNotify;

/// <summary>All keys of one section.</summary>
internal sealed class Settings<T>(params Setting<T>[] all)
{
    internal const string Anything = "*";

    internal IReadOnlyList<Setting<T>> All => all;

    /// <summary>The options with what the section says, and what is wrong with it.</summary>
    internal T Apply(T options, IConfigurationSection section, List<Problem> problems)
    {
        foreach (var setting in all)
        {
            var below = section.GetSection(setting.Name);
            if (below.Exists())
            {
                options = setting.Read(options, new SettingReader(below, problems));
            }
        }

        return options;
    }

    /// <summary>Keys of the section that nothing reads, and what could have been meant.</summary>
    internal IEnumerable<(string Key, string Known)> Unknown(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren())
        {
            if (Array.Find(all, setting => setting.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                // A key of two parts, such as Speech:Language, is one setting.
                if (Array.Exists(all, setting => setting.Name.StartsWith($"{child.Key}:", StringComparison.OrdinalIgnoreCase)))
                {
                    foreach (var part in child.GetChildren().Where(part => !Array.Exists(all, setting => setting.Name.Equals($"{child.Key}:{part.Key}", StringComparison.OrdinalIgnoreCase))))
                    {
                        yield return (part.Path, string.Join(", ", all.Select(setting => setting.Name)));
                    }

                    continue;
                }

                yield return (child.Path, string.Join(", ", all.Select(setting => setting.Name)));
                continue;
            }

            if (known.Below is [] or not [Anything])
            {
                foreach (var grandchild in child.GetChildren().Where(one => !known.Below.Contains(one.Key, StringComparer.OrdinalIgnoreCase)))
                {
                    yield return (grandchild.Path, known.Below is [] ? "nothing" : string.Join(", ", known.Below));
                }
            }
        }
    }
}
