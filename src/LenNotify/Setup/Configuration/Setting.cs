namespace LenNotify;

/// <summary>One key of the configuration.</summary>
/// <param name="Name">As it is spelled below its section; the same as the property's name.</param>
/// <param name="Read">What becomes of the options when it is there.</param>
/// <param name="Below">The keys below it, for a value of several parts; <see cref="Settings{T}.Anything"/> where names are the host's.</param>
internal sealed record Setting<T>(string Name, Func<T, SettingReader, T> Read, params string[] Below);
