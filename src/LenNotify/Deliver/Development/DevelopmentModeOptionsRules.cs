using Microsoft.Extensions.Options;

namespace LenNotify;

/// <summary>What sound options of development mode are.</summary>
internal sealed class DevelopmentModeOptionsRules : IValidateOptions<DevelopmentModeOptions>
{
    private const int MostKept = 100_000;

    public ValidateOptionsResult Validate(string? name, DevelopmentModeOptions options) =>
        options.Keep is < 1 or > MostKept ? ValidateOptionsResult.Fail(FormattableString.Invariant($"Keep: is {options.Keep}. Allowed: 1 to 100,000. Set it in UseDevelopmentMode(o => o.Keep = ...)."))
        : options.RedirectTo.FirstOrDefault(pair => string.IsNullOrEmpty(pair.Value)) is { Key: { } channel } ? ValidateOptionsResult.Fail($"RedirectTo['{channel}']: is empty. Allowed: an address of that channel. Set it in UseDevelopmentMode(o => o.RedirectTo[...] = ...), or leave the channel out.")
        : ValidateOptionsResult.Success;
}
