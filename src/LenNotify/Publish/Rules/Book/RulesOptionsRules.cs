using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options for rules are.</summary>
internal sealed class RulesOptionsRules : IValidateOptions<RulesOptions>
{
    private const int MostSources = 100;

    public ValidateOptionsResult Validate(string? name, RulesOptions options) =>
        options.ReloadEvery < TimeSpan.FromMilliseconds(100) || options.ReloadEvery > TimeSpan.FromHours(1)
            ? ValidateOptionsResult.Fail($"Rules.ReloadEvery: is {options.ReloadEvery}. Allowed: 100 ms to 1 hour.")
        : options.Files.Count + options.Documents.Count > MostSources
            ? ValidateOptionsResult.Fail(FormattableString.Invariant($"Rules.Files: there are {options.Files.Count + options.Documents.Count} files and documents. Allowed: {MostSources}."))
        : ValidateOptionsResult.Success;
}
