using Microsoft.OData.Edm;

namespace OpenUrbanData.Api.Tests.OData.Abnf;

/// <summary>A model with the names that the cases of the OASIS suite use: one entity type that has them all, and types derived from it.</summary>
static class AbnfModel
{
    static readonly EdmCoreModel Core = EdmCoreModel.Instance;

    /// <summary>The model.</summary>
    /// <param name="key">What keys are.</param>
    public static IEdmModel Build(EdmPrimitiveTypeKind key)
    {
        var model = new EdmModel();
        var pattern = new EdmEnumType("Sales", "Pattern", EdmPrimitiveTypeKind.Int32, isFlags: true);
        pattern.AddMember("Yellow", new EdmEnumMemberValue(1));
        pattern.AddMember("Solid", new EdmEnumMemberValue(2));
        model.AddElement(pattern);

        var thing = new EdmEntityType("Model", "Thing");
        thing.AddKeys(thing.AddStructuralProperty("ID", key, isNullable: false));
        var address = new EdmComplexType("Model", "Address");
        foreach (var type in new EdmStructuredType[] { thing, address })
        {
            AddPrimitives(type, pattern);
        }

        var location = new EdmComplexType("Model", "AddressWithLocation", address, isAbstract: false);
        location.AddStructuralProperty("Location", EdmPrimitiveTypeKind.GeographyPoint);
        model.AddElements([thing, address, location]);
        foreach (var (space, name) in new[]
        {
            ("Model", "Customer"), ("Model", "BestSellingProduct"), ("Model", "PreferredSupplier"), ("Model", "VipCustomer"), ("Model", "Manager"),
            ("Sales", "Manager"), ("Namespace", "PreferredSupplier"), ("Self", "DigitalProduct"),
        })
        {
            model.AddElement(new EdmEntityType(space, name, thing));
        }

        model.AddElement(new EdmComplexType("Namespace", "AddressWithLocation", location, isAbstract: false));
        var one = new EdmComplexTypeReference(address, isNullable: true);
        foreach (var name in new[] { "Address", "ShipTo" })
        {
            thing.AddStructuralProperty(name, one);
        }

        address.AddStructuralProperty("Address", one);
        thing.AddStructuralProperty("Location", EdmPrimitiveTypeKind.GeographyPoint);
        foreach (var name in new[] { "Addresses", "Details", "_at_Core_dot_Messages" })
        {
            thing.AddStructuralProperty(name, EdmCoreModel.GetCollection(one));
        }

        var container = new EdmEntityContainer("Model", "Container");
        model.AddElement(container);
        var sets = new[]
        {
            "Categories", "Countries", "Customers", "Employees", "LeaveRequests", "Orders", "People", "Products", "Sales", "SalesOrganizations",
            "Suppliers", "ProductCategories", "Products_cj", "Sales_cj", "SalesOrgHierarchies", "Time",
        }.Select(name => container.AddEntitySet(name, thing)).ToList();
        var product = sets.Single(set => set.Name == "Products");
        foreach (var (name, multiplicity) in Navigations())
        {
            foreach (var type in new EdmStructuredType[] { thing, address })
            {
                if (type.FindProperty(name) is null)
                {
                    var navigation = type.AddUnidirectionalNavigation(new() { Name = name, Target = thing, TargetMultiplicity = multiplicity });
                    foreach (var set in type == thing ? sets : [])
                    {
                        set.AddNavigationTarget(navigation, product);
                    }
                }
            }
        }

        var items = new EdmEntityType("Model", "OrderItem");
        items.AddKeys(
            items.AddStructuralProperty("OrderID", EdmPrimitiveTypeKind.Int32, isNullable: false),
            items.AddStructuralProperty("ItemID", EdmPrimitiveTypeKind.String, isNullable: false));
        model.AddElement(items);
        container.AddEntitySet("OrderItems", items);
        foreach (var name in new[] { "BestProductEverCreated", "MainSupplier", "SingletonEntity" })
        {
            container.AddSingleton(name, thing);
        }

        AddOperations(model, thing, container, EdmCoreModel.GetCollection(one));
        return model;
    }

    // Without parameters: with them the cases only ask whether they are read.
    static void AddOperations(EdmModel model, EdmEntityType thing, EdmEntityContainer container, IEdmTypeReference addresses)
    {
        var text = Core.GetString(isNullable: true);
        foreach (var name in new[]
        {
            "AllOrders", "ProductsByColor", "WithIngredients", "BestProduct", "MostExpensive", "MostPopularAddress", "MostPopularAddresses", "MostPopularName",
            "MostPopularNames", "Available", "MostPopularCategory", "PhoneticallySimilar", "sqrt", "Rating", "TopProduct", "Weight",
        })
        {
            model.AddElement(new EdmFunction(name is "sqrt" or "TopProduct" or "Weight" ? "Self" : name is "Rating" ? "Custom" : "Model", name, text));
        }

        foreach (var (space, name) in new[] { ("Model", "ActionName"), ("Special", "Cluster"), ("Special", "Discount"), ("Model", "Rejection") })
        {
            var action = new EdmAction(space, name, returnType: null, isBound: true, entitySetPathExpression: null);
            action.AddParameter("it", new EdmEntityTypeReference(thing, isNullable: true));
            model.AddElement(action);
        }

        foreach (var name in new[]
        {
            "EmployeesByManager", "ProductsByCategoryId", "ProductsByColor", "ProductsByComplex", "ProductsByCustomer", "ProductsOrderedBy", "TheBestProduct",
            "TheMostPopularAddress", "TheMostPopularAddresses", "TheMostPopularName", "TheMostPopularNames",
        })
        {
            container.AddFunctionImport(name, new EdmFunction("Model", name, name == "TheMostPopularAddresses" ? addresses : text));
        }

        container.AddActionImport("Activation", new EdmAction("Model", "Activation", returnType: null));
    }

    static void AddPrimitives(EdmStructuredType type, EdmEnumType pattern)
    {
        void Add(EdmPrimitiveTypeKind kind, params string[] names)
        {
            foreach (var name in names)
            {
                type.AddStructuralProperty(name, kind);
            }
        }

        Add(
            EdmPrimitiveTypeKind.String, "AccountRepresentative", "City", "code", "Code", "CompanyName", "ContactName", "CountryCode", "FirstName", "LastName",
            "message", "Name", "severity", "Spokesperson", "State", "Status", "Street", "Title", "ZipCode", "Region", "ProductID");
        Add(
            EdmPrimitiveTypeKind.Decimal, "Age", "Amount", "AmountExcl", "Cost", "Price", "Quantity", "Rating", "Revenue", "TaxRate", "X", "Population", "SumAmount",
            "Profit", "SalesNumber", "PlannedRevenue", "SalesCount", "RegionAmount", "CustomerAmount", "CustomerYearAmount", "CountryPopulation", "Total", "WeightedAmount");
        Add(EdmPrimitiveTypeKind.Int32, "Month", "Year");
        Add(EdmPrimitiveTypeKind.Boolean, "Completed", "Shipped", "Size");
        Add(EdmPrimitiveTypeKind.DateTimeOffset, "BirthDate", "ReleaseDate");
        Add(EdmPrimitiveTypeKind.Date, "Date");
        Add(EdmPrimitiveTypeKind.Duration, "LifeTime");
        Add(EdmPrimitiveTypeKind.Guid, "Guid");
        Add(EdmPrimitiveTypeKind.TimeOfDay, "TimeOfDay");
        Add(EdmPrimitiveTypeKind.GeographyLineString, "Line");
        Add(EdmPrimitiveTypeKind.GeographyPolygon, "SalesArea");
        Add(EdmPrimitiveTypeKind.Stream, "Thumbnail", "Image");
        type.AddStructuralProperty("style", new EdmEnumTypeReference(pattern, isNullable: true));
        type.AddStructuralProperty("eyeColor", new EdmEnumTypeReference(pattern, isNullable: true));
        foreach (var name in new[] { "EmailAddresses", "Names" })
        {
            type.AddStructuralProperty(name, EdmCoreModel.GetCollection(Core.GetString(isNullable: true)));
        }

        foreach (var name in new[] { "Sizes", "Discounts" })
        {
            type.AddStructuralProperty(name, EdmCoreModel.GetCollection(Core.GetDecimal(isNullable: true)));
        }
    }

    static IEnumerable<(string Name, EdmMultiplicity Multiplicity)> Navigations() =>
    [
        .. new[] { "DirectReports", "Items", "Orders", "Products", "Sales", "Nodes", "ProductCategories", "Profits", "SalesPlan", "Suppliers" }
            .Select(name => (name, EdmMultiplicity.Many)),
        .. new[]
        {
            "Category", "Continent", "Country", "Currency", "Customer", "Manager", "Product", "ProductGroup", "Supplier", "Time", "SalesOrganization",
            "TotalSales", "Sales_cj", "Products_cj", "Customers", "Countries",
        }.Select(name => (name, EdmMultiplicity.ZeroOrOne)),
    ];
}
