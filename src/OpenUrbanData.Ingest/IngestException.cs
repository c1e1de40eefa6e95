namespace OpenUrbanData.Ingest;

/// <summary>Ends a run: nothing is published and the old revision stays.</summary>
/// <remarks>Thrown for what is wrong with the source or its descriptor as a whole; what is wrong with one record is a
/// <see cref="Model.Features.Rejection"/>.</remarks>
public sealed class IngestException : Exception
{
    /// <summary>A failure that the operator can act on.</summary>
    /// <param name="code">Stable snake_case code (<see cref="IngestCodes"/> lists those of sources and readers).</param>
    /// <param name="message">One or two sentences: the place, what was found, what was expected.</param>
    /// <param name="inner">What the platform reported; null for none.</param>
    public IngestException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    /// <summary>Stable snake_case code.</summary>
    public string Code { get; }
}

/// <summary>Codes of <see cref="IngestException"/> that sources, the archive and readers use, and of record defects.</summary>
public static class IngestCodes
{
    /// <summary>There is no such file or address.</summary>
    public const string SourceMissing = "source_missing";

    /// <summary>A path leaves its folder, or an address is not one that may be reached.</summary>
    public const string SourceForbidden = "source_forbidden";

    /// <summary>The <c>robots.txt</c> of the server forbids to ask.</summary>
    public const string RobotsForbid = "robots_forbid";

    /// <summary>Another run works on the source now.</summary>
    public const string SourceBusy = "source_busy";

    /// <summary>The server did not answer, or not with success.</summary>
    public const string SourceUnavailable = "source_unavailable";

    /// <summary>Fewer bytes came than the server announced.</summary>
    public const string SourceTruncated = "source_truncated";

    /// <summary>A limit of <see cref="Readers.ReaderLimits"/> or of the source is exceeded.</summary>
    public const string SourceTooLarge = "source_too_large";

    /// <summary>A web page came instead of data.</summary>
    public const string SourceIsWebPage = "source_is_web_page";

    /// <summary>The source holds no byte.</summary>
    public const string SourceEmpty = "source_empty";

    /// <summary>No reader knows the format, or the declared one does not fit.</summary>
    public const string FormatUnknown = "format_unknown";

    /// <summary>The bytes break the rules of their format.</summary>
    public const string FormatInvalid = "format_invalid";

    /// <summary>A reader option names something that the source does not have.</summary>
    public const string OptionInvalid = "option_invalid";

    /// <summary>The archive cannot be written (disk full, no rights).</summary>
    public const string ArchiveFailed = "archive_failed";

    /// <summary>Defect of a record: another number of cells than the header.</summary>
    public const string RaggedRow = "ragged_row";

    /// <summary>Defect of a record: a geometry that cannot be read.</summary>
    public const string GeometryUnreadable = "geometry_unreadable";

    /// <summary>The descriptor does not fit its schema or its source.</summary>
    public const string DescriptorInvalid = "descriptor_invalid";

    /// <summary>A state of the inventory cannot follow the one before.</summary>
    public const string LifecycleInvalid = "lifecycle_invalid";

    /// <summary>A data set of that name is mirrored from somebody else.</summary>
    public const string DatasetMirrored = "dataset_mirrored";

    /// <summary>A peer says of a data set what cannot be published under its name.</summary>
    public const string PeerInvalid = "peer_invalid";

    /// <summary>A peer does not remember what vanished since the last copy.</summary>
    public const string PeerForgot = "peer_forgot";

    /// <summary>Defect of a record: characters that no text can hold (NUL).</summary>
    public const string TextInvalid = "text_invalid";
}
