namespace LenNotify;

/// <summary>
/// The country of a number in E.164 for whoever gave none, so that the hours of a country's law hold for its numbers all the same.
/// Where several countries share a code, the one whose numbers they mostly are.
/// </summary>
internal static class PhoneCountry
{
    private const string NorthAmerica = "+1";
    private const int AreaLength = 3;
    private const int CodeLength = 2;

    // Of North America all numbers but these are of the United States, whose law holds in its territories too.
    private static readonly Dictionary<string, string> Areas = Of(
        "CA 204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639 "
        + "647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942",
        "BS 242", "BB 246", "AI 264", "AG 268", "VG 284", "KY 345", "BM 441", "GD 473", "TC 649", "JM 658 876", "MS 664", "SX 721", "LC 758", "DM 767", "VC 784",
        "DO 809 829 849", "TT 868", "KN 869");

    private static readonly Dictionary<string, string> Codes = Of(
        "EG 20", "ZA 27", "GR 30", "NL 31", "BE 32", "FR 33", "ES 34", "HU 36", "IT 39", "RO 40", "CH 41", "AT 43", "GB 44", "DK 45", "SE 46", "NO 47", "PL 48", "DE 49",
        "PE 51", "MX 52", "CU 53", "AR 54", "BR 55", "CL 56", "CO 57", "VE 58", "MY 60", "AU 61", "ID 62", "PH 63", "NZ 64", "SG 65", "TH 66", "JP 81", "KR 82", "VN 84", "CN 86",
        "TR 90", "IN 91", "PK 92", "AF 93", "LK 94", "MM 95", "IR 98", "MA 212", "DZ 213", "TN 216", "LY 218", "GH 233", "NG 234", "ET 251", "KE 254", "TZ 255", "UG 256",
        "GI 350", "PT 351", "LU 352", "IE 353", "IS 354", "AL 355", "MT 356", "CY 357", "FI 358", "BG 359", "LT 370", "LV 371", "EE 372", "MD 373", "AM 374", "BY 375", "AD 376",
        "MC 377", "SM 378", "UA 380", "RS 381", "ME 382", "HR 385", "SI 386", "BA 387", "MK 389", "CZ 420", "SK 421", "LI 423", "HK 852", "MO 853", "KH 855", "LA 856",
        "BD 880", "TW 886", "LB 961", "JO 962", "IQ 964", "KW 965", "SA 966", "YE 967", "OM 968", "AE 971", "IL 972", "BH 973", "QA 974", "NP 977", "AZ 994", "GE 995");

    /// <summary>The country; null for what is no number, or of a country that is not known here.</summary>
    internal static string? Of(HostContact contact)
    {
        if (contact.Channel is not (ChannelNames.Sms or ChannelNames.Voice) || !contact.Address.StartsWith('+'))
        {
            return null;
        }

        var number = contact.Address;
        return number.StartsWith(NorthAmerica, StringComparison.Ordinal)
            ? Find(Areas, number, NorthAmerica.Length, AreaLength) ?? "US"
            : Find(Codes, number, 1, CodeLength) ?? Find(Codes, number, 1, AreaLength);
    }

    private static string? Find(Dictionary<string, string> countries, string number, int at, int length) =>
        number.Length >= at + length ? countries.GetValueOrDefault(number.Substring(at, length)) : null;

    private static Dictionary<string, string> Of(params string[] countries) => countries.Select(country => country.Split(' '))
        .SelectMany(parts => parts.Skip(1).Select(code => KeyValuePair.Create(code, parts[0]))).ToDictionary(StringComparer.Ordinal);
}
