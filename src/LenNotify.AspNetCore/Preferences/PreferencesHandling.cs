using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace LenNotify;

/// <summary>Reads and changes the document; its version is its ETag.</summary>
internal static class PreferencesHandling
{
    // Without If-Match whoever comes last is right, and nobody is told of a race that they did not ask about.
    private const int MostTries = 10;
    private const string Match = "If-Match";

    internal static async Task<IResult> GetAsync(Caller caller, [FromHeader(Name = "If-None-Match")] string? known, IUserSettings settings)
    {
        var stored = await settings.GetPreferencesAsync(caller.UserId, caller.Gone).ConfigureAwait(false);
        return known == Tag(stored) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : Answer(caller, stored);
    }

    internal static Task<IResult> PutAsync(Caller caller, [FromHeader(Name = Match)] string? ifMatch, IUserSettings settings, LiveVoice live, ITimeZones zones) =>
        ChangeAsync(caller, ifMatch, settings, live, (_, json) => Preferences.Parse(json, zones));

    internal static Task<IResult> PatchAsync(Caller caller, [FromHeader(Name = Match)] string? ifMatch, IUserSettings settings, LiveVoice live, ITimeZones zones) =>
        ChangeAsync(caller, ifMatch, settings, live, (stored, json) => stored.Patch(json, zones));

    internal static async Task<IResult> DeleteAsync(Caller caller, [FromHeader(Name = Match)] string? ifMatch, IUserSettings settings, LiveVoice live)
    {
        var stored = await StoreAsync(caller, ifMatch, settings, _ => new Preferences()).ConfigureAwait(false);
        live.PreferencesChanged(caller.UserId, stored.Version);
        return Caller.Nothing();
    }

    private static async Task<IResult> ChangeAsync(Caller caller, string? ifMatch, IUserSettings settings, LiveVoice live, Func<Preferences, string, Preferences> change)
    {
        var body = await BodyReader.ReadAsync(caller.Context, caller.Settings.Options.MaxBodySize).ConfigureAwait(false);
        var given = Encoding.UTF8.GetString(body.Span);
        var json = caller.Settings.Wire.IsCamelCase ? PreferencesNames.ToSnake(given) : given;
        var stored = await StoreAsync(caller, ifMatch, settings, current => change(current, json)).ConfigureAwait(false);
        live.PreferencesChanged(caller.UserId, stored.Version);
        return Answer(caller, stored);
    }

    // The version in the body is what a client got with the document: it counts as an If-Match, unless it says nothing.
    private static async Task<Preferences> StoreAsync(Caller caller, string? ifMatch, IUserSettings settings, Func<Preferences, Preferences> change)
    {
        var demanded = IfMatch(ifMatch);
        for (var tried = 1; ; tried++)
        {
            var current = await settings.GetPreferencesAsync(caller.UserId, caller.Gone).ConfigureAwait(false);
            var changed = change(current);
            var version = demanded ?? (changed.Version > 0 ? changed.Version : current.Version);
            try
            {
                return await settings.SetPreferencesAsync(caller.UserId, changed with { Version = version }, caller.Gone).ConfigureAwait(false);
            }
            catch (SettingsConflictException) when (demanded is null && changed.Version is 0 && tried < MostTries)
            {
                // Somebody was quicker, and nobody asked to be told.
            }
        }
    }

    private static long? IfMatch(string? given) =>
        given is null or "" or "*" ? null
            : long.TryParse(given.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version
            : throw Refusal.Invalid(Match, "is no ETag of this document.", "the ETag of the answer that the change begins with");

    private static string Tag(Preferences stored) => FormattableString.Invariant($"\"{stored.Version}\"");

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Answer(Caller caller, Preferences stored)
    {
        caller.Context.Response.Headers.ETag = Tag(stored);
        var json = stored.ToJson();
        return TypedResults.Text(caller.Settings.Wire.IsCamelCase ? PreferencesNames.ToCamel(json) : json, "application/json", Encoding.UTF8);
    }
}
