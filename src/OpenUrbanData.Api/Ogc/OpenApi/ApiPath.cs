using System.Collections.Immutable;
using OpenUrbanData.Model.Schemas;

namespace OpenUrbanData.Api.Ogc.OpenApi;

/// <summary>What the OpenAPI document says of one path. A new resource is one entry in <see cref="RegistryPaths.All"/>, or in
/// <see cref="CollectionPaths.All"/> where it stands below a collection; a test compares the entries with the routes.</summary>
/// <remarks>New parameters are one entry each in <see cref="OpenApiParameters"/>, new JSON answers and bodies in
/// <see cref="OpenApiSchemas"/>; entries here name them. After a change <c>BLESS=1</c> rewrites the committed documents.</remarks>
/// <param name="Path">The path as in the route, with parts in braces; below a collection only what follows its address. A part is
/// described by the parameter of its name, and is any text where there is none.</param>
/// <param name="Id">The operation: the name of a function in generated clients. A star stands for the name of the collection.</param>
/// <param name="Summary">What it gives, in a few words.</param>
/// <param name="Schema">Schema of the JSON answer; a star stands for the name of the collection. Null where it is no JSON.</param>
sealed record ApiPath(string Path, string Id, LocalizedText Summary, string? Schema)
{
    /// <summary>Media types of the answer; those of JSON have the schema.</summary>
    public ImmutableArray<string> Types { get; init; } = ["application/json", "text/html"];

    /// <summary>Schemas of media types of JSON whose answer has another one.</summary>
    public ImmutableArray<(string Type, string Schema)> OtherSchemas { get; init; } = [];

    /// <summary>Names of headers of the answer, of <see cref="OpenApiHeaders"/>.</summary>
    public ImmutableArray<string> Headers { get; init; } = ["ETag"];

    /// <summary>Names of parameters of the query, in order.</summary>
    public ImmutableArray<string> Parameters { get; init; } = ["f-document", "lang"];

    /// <summary>True where each queryable of the collection is a parameter, too.</summary>
    public bool HasQueryables { get; init; }

    /// <summary>True where a collection without geometries has no such path.</summary>
    public bool NeedsGeometry { get; init; }

    /// <summary>Schema of the body where POST asks the same with its parameters in a body; null where there is only GET.</summary>
    public string? Body { get; init; }

    /// <summary>False where there is only POST.</summary>
    public bool HasGet { get; init; } = true;

    /// <summary>Media types of the body.</summary>
    public ImmutableArray<string> BodyTypes { get; init; } = ["application/json"];

    /// <summary>Other statuses than those that every resource has.</summary>
    public ImmutableArray<(string Status, LocalizedText Meaning)> Statuses { get; init; } = [];

    /// <summary>Schema of answers that are failures, as JSON; null for problem documents.</summary>
    public string? Error { get; init; }

    /// <summary>Group of operations; ignored below a collection, which is a group of its own.</summary>
    public string Tag { get; init; } = "instance";
}
